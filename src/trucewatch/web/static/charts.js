// Daily series that answer to the pointer, where scripts run. Without them, or where the
// data cannot be had, the drawing that came with the page stays.
"use strict";

const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// One mark a side: a disc and a square of equal area, so that neither needs its colour.
const marker = (square) => (plot, series, from, to) => {
  const { ctx } = plot, size = 4.2 * devicePixelRatio;
  ctx.save();
  ctx.fillStyle = plot.series[series].stroke(plot, series);
  for (let at = from; at <= to; at++) {
    const value = plot.data[series][at];
    if (value === null) continue;
    const shift = (series - (plot.series.length) / 2) * 2 * devicePixelRatio;
    const x = plot.valToPos(plot.data[0][at], "x", true) + shift, y = plot.valToPos(value, "y", true);
    ctx.beginPath();
    if (square) ctx.rect(x - size * 0.886, y - size * 0.886, size * 1.772, size * 1.772);
    else ctx.arc(x, y, size, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.restore();
  return null;
};

// Grey ground where no side's total is known.
const gaps = (plot) => {
  const { ctx, data } = plot, { left, top, width, height } = plot.bbox;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.fillStyle = ink("--wash");
  data[0].forEach((moment, at) => {
    if (data.slice(1).some((side) => side[at] !== null)) return;
    const from = plot.valToPos(moment - 43200, "x", true), to = plot.valToPos(moment + 43200, "x", true);
    ctx.fillRect(Math.floor(from), top, Math.ceil(to) - Math.floor(from), height);
  });
  ctx.restore();
};

async function draw(place) {
  const answer = await fetch(place.dataset.series, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { days, sides } = await answer.json();
  const language = `${document.documentElement.lang.replace(/^en$/, "en-GB")}-u-nu-latn`;
  const dayName = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  const shortName = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" });
  const number = new Intl.NumberFormat(language);
  const inks = ["--side-a", "--side-b"];
  const axis = { stroke: () => ink("--quiet"), grid: { stroke: () => ink("--rule"), width: 1 }, ticks: { show: false } };
  const holder = document.createElement("div");
  const width = () => Math.max(place.clientWidth, 240);
  const options = {
    width: width(), height: 260, cursor: { drag: { x: true, y: false } },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1e3), "UTC"),
    scales: { x: { time: true, range: (_, low, high) => [low - 43200, high + 43200] }, y: { range: (_, low, high) => [0, Math.max(high * 1.1, 4)] } },
    axes: [
      { ...axis, values: (_, splits) => splits.map((each) => shortName.format(new Date(each * 1e3))) },
      { ...axis, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000], values: (_, splits) => splits.map((each) => number.format(each)) },
    ],
    series: [
      { label: place.dataset.dayWords, value: (_, moment) => (moment === null ? "" : dayName.format(new Date(moment * 1e3))) },
      ...sides.map((side, rank) => ({
        label: side.code,
        stroke: () => ink(inks[rank] ?? "--ink"),
        paths: () => null,
        points: { show: marker(rank % 2 === 1) },
        value: (_, count) => (count === null ? place.dataset.gapWords : number.format(count)),
      })),
    ],
    hooks: { drawClear: [gaps] },
  };
  const plot = new uPlot(options, [days, ...sides.map((side) => side.counts)], holder);
  holder.setAttribute("role", "img");
  holder.setAttribute("aria-label", place.dataset.label);
  place.replaceChildren(holder);
  plot.setSize({ width: width(), height: 260 });
  new ResizeObserver(() => plot.setSize({ width: width(), height: 260 })).observe(place);
}

for (const place of document.querySelectorAll("[data-series]")) draw(place).catch(() => {});
