"""The web application: the desk of the signed-in, and the public site.

Routes parse, call one service function and render; permissions are asked for in
`service.access` alone. One folder an area: its routes in `areas`, its pages in
`templates`.
"""
