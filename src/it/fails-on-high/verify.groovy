String log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')
assert log.contains('1 high finding (failOn=high)')
assert log.contains('tls-trust-all')
// The place, in a form that terminals and editors turn into a link.
assert log.contains('src/main/mule/global.xml:5:22')
assert !log.contains('\tat ')
assert new File(basedir, 'target/secscan/mule-secscan.sarif').isFile()
