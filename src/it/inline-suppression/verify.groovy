String log = new File(basedir, 'build.log').text
assert log.count('BUILD SUCCESS') == 1
assert log.count('BUILD FAILURE') == 1
assert log.contains('1 suppressed')
// Whoever audits the report sees what was accepted, and why.
String sarif = new File(basedir, 'target/secscan/mule-secscan.sarif').text
assert sarif.contains('tls-trust-all')
