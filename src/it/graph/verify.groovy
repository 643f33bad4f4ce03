String log = new File(basedir, 'build.log').text
assert log.contains('flow orders (src/main/mule/api.xml:4)')
assert log.contains('calls find')
String dot = new File(basedir, 'target/flows.dot').text
assert dot.startsWith('digraph flows {')
assert dot.contains('n0 -> n1;')
