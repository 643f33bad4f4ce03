%dw 2.0
fun wrapped(text) = java!com::example::Keys::clean(text)
fun other(text) = java!com::example::Keys::new()
