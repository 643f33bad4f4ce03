%dw 2.0
import java!com::example::Keys
import prefixed as javaPrefixed from java!com::example::Keys

fun wrapped(text) = Keys::prefixed(text)
fun imported(text) = javaPrefixed(text)
fun dropped(text) = Keys::constant(text)
