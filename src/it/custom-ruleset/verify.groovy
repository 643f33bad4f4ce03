String log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')
assert log.contains('bank-internal-listener at src/main/mule/api.xml:5:')
// The project's severity, not the plugin's.
assert log.contains('low[tls-trust-all]')
assert new File(basedir, 'target/secscan/mule-secscan.sarif').text.contains('bank-internal-listener')
