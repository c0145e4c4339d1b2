// The page to try the API on: swagger-ui over our own description; it calls nobody else.
"use strict";
const place = document.getElementById("swagger");
window.SwaggerUIBundle({
  url: place.dataset.description,
  domNode: place,
  docExpansion: "none",
  defaultModelsExpandDepth: -1,
  validatorUrl: null,
  persistAuthorization: false,
  withCredentials: false,
  requestInterceptor: (request) => ({ ...request, credentials: "omit" }),
});
