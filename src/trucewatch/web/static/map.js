// The map, where scripts run and the browser can draw it. Without either, the drawing that
// came with the page stays; the list has the same content in any case.
const M = 40_075_016.7; // metres around the equator
const DAY = 86_400_000;
const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const language = `${document.documentElement.lang.replace(/^en$/, "en-GB")}-u-nu-latn`;
const number = new Intl.NumberFormat(language);
const collection = (features) => ({ type: "FeatureCollection", features });

const got = async (address, options) => {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
};

// The ring within which a place lies, as a polygon.
function ring([lon, lat], metres) {
  const up = (metres / M) * 360, across = up / Math.max(Math.cos((lat * Math.PI) / 180), 0.05);
  const points = [];
  for (let step = 0; step <= 48; step++) {
    const turn = (step / 48) * 2 * Math.PI;
    points.push([lon + across * Math.cos(turn), lat + up * Math.sin(turn)]);
  }
  return { type: "Polygon", coordinates: [points] };
}

const pixels = (feature, zoom) => {
  const lat = (feature.geometry.coordinates[1] * Math.PI) / 180;
  return ((feature.properties.radius_m ?? 0) / (M * Math.cos(lat))) * 512 * 2 ** zoom;
};

// Borders without the edges along which the outlines were cut off, and the part of the
// globe that they were cut to.
function framed(base) {
  const [west, south, east, north] = bounds(base.features);
  const edge = (a, b) => [[0, west], [0, east], [1, south], [1, north]].some(([axis, at]) => Math.abs(a[axis] - at) < 1e-3 && Math.abs(b[axis] - at) < 1e-3);
  const lines = [];
  for (const each of base.features.filter((one) => one.properties.kind === "country")) {
    for (const line of each.geometry.coordinates.flat()) {
      let run = [line[0]];
      for (let at = 1; at < line.length; at++) {
        if (edge(line[at - 1], line[at])) { if (run.length > 1) lines.push(run); run = [line[at]]; }
        else run.push(line[at]);
      }
      if (run.length > 1) lines.push(run);
    }
  }
  const sheet = [[west, south], [east, south], [east, north], [west, north], [west, south]];
  return collection([
    { type: "Feature", properties: { kind: "sheet" }, geometry: { type: "Polygon", coordinates: [sheet] } },
    { type: "Feature", properties: { kind: "border" }, geometry: { type: "MultiLineString", coordinates: lines } },
  ]);
}

function style(base) {
  const [paper, wash, rule, quiet, dark, accent] = ["--paper", "--wash", "--rule", "--quiet", "--ink", "--accent"].map(ink);
  const zone = ink("--zone") || accent;
  const kind = (name) => ["==", ["get", "kind"], name];
  const text = (size, extra = {}) => ({ "text-font": ["sans-serif"], "text-size": size, ...extra });
  const halo = (color) => ({ "text-color": color, "text-halo-color": paper, "text-halo-width": 1.6 });
  const dashed = { "line-dasharray": [2, 2] };
  return {
    version: 8,
    sources: {
      base: { type: "geojson", data: base },
      frame: { type: "geojson", data: framed(base) },
      zones: { type: "geojson", data: collection([]) },
      rings: { type: "geojson", data: collection([]) },
      marks: { type: "geojson", data: collection([]) },
    },
    layers: [
      { id: "nothing", type: "background", paint: { "background-color": paper } },
      { id: "sea", type: "fill", source: "frame", filter: kind("sheet"), paint: { "fill-antialias": false, "fill-color": ink("--sea") || wash } },
      { id: "countries", type: "fill", source: "base", filter: kind("country"), paint: { "fill-antialias": false, "fill-color": wash } },
      { id: "provinces", type: "fill", source: "base", filter: kind("province"), paint: { "fill-antialias": false, "fill-color": paper } },
      { id: "units", type: "fill", source: "base", filter: ["==", ["get", "id"], ""], paint: { "fill-antialias": false, "fill-color": quiet, "fill-opacity": 0.22 } },
      { id: "province-lines", type: "line", source: "base", filter: kind("province"), paint: { "line-color": rule, "line-width": 0.8 } },
      { id: "country-lines", type: "line", source: "frame", filter: kind("border"), paint: { "line-color": quiet, "line-width": 1.2 } },
      { id: "disputed", type: "line", source: "base", filter: kind("disputed"), paint: { "line-color": dark, "line-width": 1.5, "line-dasharray": [1, 2.5] } },
      { id: "zone-areas", type: "fill", source: "zones", paint: { "fill-antialias": false, "fill-color": zone, "fill-opacity": 0.1 } },
      { id: "zones-official", type: "line", source: "zones", filter: ["get", "official"], paint: { "line-color": zone, "line-width": 1.8 } },
      { id: "zones-approximate", type: "line", source: "zones", filter: ["!", ["get", "official"]], paint: { "line-color": zone, "line-width": 1.6, "line-dasharray": [3, 2] } },
      { id: "rings", type: "fill", source: "rings", paint: { "fill-antialias": false, "fill-color": dark, "fill-opacity": 0.12 } },
      { id: "ring-lines", type: "line", source: "rings", paint: { "line-color": dark, "line-width": 1.2, ...dashed } },
      { id: "towns", type: "symbol", source: "base", filter: kind("place"), layout: text(11, { "text-field": ["get", "name"], "symbol-sort-key": ["get", "rank"], "text-padding": 6 }), paint: halo(quiet) },
      { id: "province-names", type: "symbol", source: "base", filter: kind("province"), maxzoom: 9, layout: text(11, { "text-field": ["get", "name"], "text-padding": 4 }), paint: halo(quiet) },
      { id: "zone-names", type: "symbol", source: "zones", layout: text(11.5, { "text-field": ["get", "short"] }), paint: halo(zone) },
      { id: "tiny", type: "circle", source: "marks", filter: kind("tiny"), paint: { "circle-radius": 6, "circle-color": dark, "circle-opacity": 0.16, "circle-stroke-color": dark, "circle-stroke-width": 1.3 } },
      { id: "discs", type: "circle", source: "marks", filter: kind("disc"), paint: { "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "n"]], 0, 11, 5, 30], "circle-color": dark, "circle-opacity": 0.86, "circle-stroke-color": paper, "circle-stroke-width": 1.5 } },
      { id: "disc-numbers", type: "symbol", source: "marks", filter: kind("disc"), layout: text(12, { "text-field": ["get", "label"], "text-allow-overlap": true }), paint: { "text-color": paper } },
      { id: "numbers", type: "symbol", source: "marks", filter: ["in", ["get", "kind"], ["literal", ["place", "tiny"]]], layout: text(12, { "text-field": ["get", "label"], "text-offset": [0, -1.1] }), paint: halo(dark) },
      { id: "unit-numbers", type: "symbol", source: "marks", filter: kind("unit"), layout: text(12.5, { "text-field": ["concat", ["get", "name"], ": ", ["get", "label"]], "text-allow-overlap": true }), paint: halo(dark) },
    ],
  };
}

function bounds(features) {
  let box = [180, 90, -180, -90];
  const walk = (each) => {
    if (typeof each[0] !== "number") return each.forEach(walk);
    box = [Math.min(box[0], each[0]), Math.min(box[1], each[1]), Math.max(box[2], each[0]), Math.max(box[3], each[1])];
  };
  for (const each of features) walk(each.geometry.coordinates);
  return box[0] > box[2] ? [-170, -60, 170, 75] : box;
}

// Puts answers of the server on the map: rings for places, discs, units beside their names.
function show(map, features, provinces) {
  const zoom = map.getZoom(), rings = [], marks = [], units = [];
  for (const each of features) {
    const { kind, n, place, radius_m: radius } = each.properties;
    const properties = { ...each.properties, label: n > 1 || kind === "unit" ? number.format(n) : "", place: JSON.stringify(place ?? []) };
    const drawn = kind === "unit" ? !provinces.has(place[0]) : kind === "place";
    if (kind === "unit" && provinces.has(place[0])) units.push(place[0]);
    if (drawn && pixels(each, zoom) >= 7) rings.push({ type: "Feature", properties, geometry: ring(each.geometry.coordinates, radius) });
    const tiny = kind === "place" && pixels(each, zoom) < 7;
    marks.push({ ...each, properties: tiny ? { ...properties, kind: "tiny" } : properties });
  }
  map.getSource("rings").setData(collection(rings));
  map.getSource("marks").setData(collection(marks));
  const now = units.sort().join(" ");
  if (map.unitsShown === now) return; // filters lay the outlines out anew: only where they change
  map.unitsShown = now;
  map.setFilter("units", ["in", ["get", "id"], ["literal", units]]);
  map.setFilter("province-names", ["all", ["==", ["get", "kind"], "province"], ["!", ["in", ["get", "id"], ["literal", units]]]]);
}

// Waits until the graphics have done what they were given. Where the processor draws, that
// takes a second; whoever shows the canvas before holds the whole page up for as long.
async function drawn(map) {
  await new Promise((done) => map.once("idle", done));
  const gl = map.getCanvas().getContext("webgl2"), fence = gl?.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (!fence) return;
  gl.flush();
  await new Promise((done) => {
    const look = () => {
      if (!gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) return void setTimeout(look, 20);
      gl.deleteSync(fence);
      done();
    };
    setTimeout(look, 20);
  });
}

async function opened(holder, base, words, options = {}) {
  const { lib, worker } = document.querySelector("meta[name=map]").dataset;
  const gl = await import(lib);
  gl.setWorkerUrl(new URL(worker, location.href).href);
  const inner = base.features.filter((each) => each.properties.kind === "province");
  const map = new gl.Map({
    container: holder, style: style(base), attributionControl: false, dragRotate: false, pitchWithRotate: false,
    touchPitch: false, maxPitch: 0, maxZoom: 15, renderWorldCopies: false, fadeDuration: 0, cooperativeGestures: true,
    bounds: bounds(inner.length ? inner : base.features), fitBoundsOptions: { padding: 12 },
    locale: { "Map.Title": words.label, "NavigationControl.ZoomIn": words.closer, "NavigationControl.ZoomOut": words.wider, "CooperativeGesturesHandler.WindowsHelpText": words.scroll, "CooperativeGesturesHandler.MacHelpText": words.scroll, "CooperativeGesturesHandler.MobileHelpText": words.fingers },
    ...options,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new gl.NavigationControl({ showCompass: false }));
  map.addControl(new gl.ScaleControl({ unit: "metric" }));
  await new Promise((done, failed) => { map.once("load", done); map.once("error", (event) => failed(event.error)); });
  return map;
}

const query = (form) => {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) asked.append(name, value);
  return asked;
};

async function mission(frame) {
  const root = frame.dataset.map, words = JSON.parse(frame.dataset.words), form = document.getElementById("map-filters");
  const drawing = frame.querySelector(".map-drawing");
  const base = await (await got(`${root}/basemap.json`)).json();
  if (!base.features.length) return;
  const provinces = new Set(base.features.filter((each) => each.properties.kind === "province").map((each) => each.properties.id));
  const stage = document.createElement("div"), holder = document.createElement("div"), aside = document.createElement("aside");
  stage.className = "map-stage undrawn"; holder.className = "map-canvas"; aside.className = "map-panel"; aside.hidden = true; aside.tabIndex = -1;
  stage.append(holder, aside);
  drawing.after(stage);
  const map = await opened(holder, base, words);
  map.getCanvas().setAttribute("aria-label", words.label);
  frame.mapNow = map;
  let running, features = [];

  const load = async () => {
    running?.abort();
    running = new AbortController();
    const asked = query(form), box = map.getBounds();
    asked.set("box", [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((each) => each.toFixed(4)).join(","));
    asked.set("zoom", String(Math.max(0, Math.min(18, Math.round(map.getZoom())))));
    try {
      const answer = await (await got(`${root}/data.json?${asked}`, { signal: running.signal })).json();
      features = answer.features;
      show(map, features, provinces);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };
  const again = () => load().then(() => { frame.dataset.state = "shown"; }, () => { frame.dataset.state = "failed"; });
  const zones = async () => {
    const asked = query(form), day = asked.get("to") || frame.dataset.last;
    const answer = await (await got(`${root}/zones.json${day ? `?day=${day}` : ""}`)).json();
    map.getSource("zones").setData(answer);
  };
  const list = async () => {
    const asked = query(form), answer = await (await got(`${root}?${asked}`)).text();
    const page = new DOMParser().parseFromString(answer, "text/html");
    for (const id of ["list", "map-count"]) document.getElementById(id).replaceWith(page.getElementById(id));
    history.replaceState(null, "", `${root}?${asked}`);
  };

  const close = () => { aside.hidden = true; map.getCanvas().focus(); };
  const panel = async (properties) => {
    const asked = query(form);
    asked.delete("place");
    for (const each of JSON.parse(properties.place)) asked.append("place", each);
    const text = await (await got(`${root}/panel?${asked}`)).text();
    const title = document.createElement("h3"), known = document.createElement("p"), button = document.createElement("button");
    title.textContent = properties.name;
    known.className = "quiet";
    const precision = document.createElement("bdi");
    precision.textContent = properties.precision;
    known.append(`${words.known} `, precision);
    button.type = "button"; button.className = "small"; button.textContent = words.close;
    button.addEventListener("click", close);
    const body = new DOMParser().parseFromString(text, "text/html").body;
    aside.replaceChildren(button, title, known, ...body.childNodes);
    aside.hidden = false;
    aside.focus();
  };
  aside.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  const touched = ["discs", "tiny", "unit-numbers", "rings"];
  map.on("click", (event) => {
    const [found] = map.queryRenderedFeatures(event.point, { layers: touched });
    if (!found) return void (aside.hidden = true);
    if (found.properties.kind !== "disc") return void panel(found.properties).catch(() => {});
    const to = { center: found.geometry.coordinates, zoom: map.getZoom() + 2 };
    if (calm.matches) map.jumpTo(to); else map.easeTo(to);
  });
  let asking = false;
  map.on("mousemove", ({ point }) => {
    if (asking || map.isMoving()) return;
    asking = true;
    requestAnimationFrame(() => {
      asking = false;
      map.getCanvas().style.cursor = map.queryRenderedFeatures(point, { layers: touched }).length ? "pointer" : "";
    });
  });

  await Promise.all([load(), zones()]);
  await drawn(map);
  drawing.hidden = true;
  stage.classList.remove("undrawn");
  frame.dataset.state = "shown";
  map.on("moveend", again);

  slider(frame, form, words, stage);
  let waiting;
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { again(); zones().catch(() => {}); list().catch(() => {}); }, 200);
  };
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => { event.preventDefault(); changed(); });
}

// Days as two sliders and two buttons; they set the fields of the form.
function slider(frame, form, words, stage) {
  const { first, last } = frame.dataset;
  if (!first || first === last) return;
  const zero = Date.parse(first), length = Math.round((Date.parse(last) - zero) / DAY);
  const text = (step) => new Date(zero + step * DAY).toISOString().slice(0, 10);
  const name = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  const group = document.createElement("div"), said = document.createElement("output");
  group.className = "map-days"; group.setAttribute("role", "group"); group.setAttribute("aria-label", words.slider);
  const range = (label, value) => {
    const input = document.createElement("input");
    Object.assign(input, { type: "range", min: 0, max: length, step: 1, value });
    input.setAttribute("aria-label", label);
    return input;
  };
  const from = range(words.begin, 0), to = range(words.end, length);
  const step = (label, sign, by) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "small", textContent: sign });
    button.setAttribute("aria-label", label); button.title = label;
    button.addEventListener("click", () => {
      const low = Number(from.value) + by, high = Number(to.value) + by;
      if (low < 0 || high > length) return;
      from.value = low; to.value = high; set();
    });
    return button;
  };
  const say = () => {
    const low = name.format(zero + from.value * DAY), high = name.format(zero + to.value * DAY);
    said.textContent = from.value === to.value ? low : `${low} – ${high}`;
    for (const each of [from, to]) each.setAttribute("aria-valuetext", name.format(zero + each.value * DAY));
  };
  const set = () => {
    form.elements.from.value = text(from.value); form.elements.to.value = text(to.value);
    say();
    form.dispatchEvent(new Event("change"));
  };
  const read = () => {
    const at = (value, otherwise) => (value ? Math.round((Date.parse(value) - zero) / DAY) : otherwise);
    from.value = at(form.elements.from.value, 0); to.value = at(form.elements.to.value, length);
    say();
  };
  from.addEventListener("input", () => { if (Number(from.value) > Number(to.value)) to.value = from.value; set(); });
  to.addEventListener("input", () => { if (Number(to.value) < Number(from.value)) from.value = to.value; set(); });
  form.elements.from.addEventListener("change", read); form.elements.to.addEventListener("change", read);
  group.append(step(words.earlier, "◀", -1), from, to, step(words.later, "▶", 1), said);
  stage.before(group);
  read();
}

// The small map of one incident.
async function incident(place) {
  const root = place.dataset.mapRoot || "/desk/map", words = JSON.parse(place.dataset.words || "{}");
  const found = await (await got(`${root}/incident/${encodeURIComponent(place.dataset.mapIncident)}.json`)).json();
  const [feature] = found.features;
  if (!feature) return;
  const [base, zones] = await Promise.all([got(`${root}/basemap.json`), got(`${root}/zones.json?day=${found.day}`)].map(async (each) => (await each).json()));
  const provinces = new Set(base.features.filter((each) => each.properties.kind === "province").map((each) => each.properties.id));
  const holder = document.createElement("div");
  holder.className = "map-canvas small undrawn";
  place.append(holder);
  const around = bounds([{ geometry: ring(feature.geometry.coordinates, Math.max(4 * (feature.properties.radius_m ?? 0), 15_000)) }]);
  const map = await opened(holder, base, words, { bounds: around });
  map.getSource("zones").setData(zones);
  map.getCanvas().setAttribute("aria-label", `${feature.properties.name}, ${feature.properties.precision}`);
  show(map, found.features, provinces);
  await drawn(map);
  holder.classList.remove("undrawn");
  map.on("zoomend", () => show(map, found.features, provinces));
  place.mapNow = map;
}

for (const each of document.querySelectorAll("[data-map]")) mission(each).catch((error) => { each.dataset.state = "failed"; each.querySelector(".map-stage.undrawn")?.remove(); console.warn(error.message); });
for (const each of document.querySelectorAll("[data-map-incident]")) incident(each).catch(() => { each.dataset.state = "failed"; });
