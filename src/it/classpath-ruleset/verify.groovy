String log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')
assert log.contains('1 critical finding')
assert log.contains('tls-trust-all at src/main/mule/global.xml:5:22')
assert new File(basedir, 'target/secscan/mule-secscan.sarif').text.contains('company-no-ftp')
