%dw 2.0
// trace: 1.4 "It is joined to other text"
fun prefixed(text) = "id-" ++ text
fun digits(text) = text replace /[^0-9]/ with ""
