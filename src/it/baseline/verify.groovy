import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.count('BUILD SUCCESS') == 4
assert log.count('BUILD FAILURE') == 1
assert log.contains('1 known from the baseline')
// Only what is new is shown and named.
assert log.contains('tls-trust-all at src/main/mule/added.xml')
assert !log.contains('tls-trust-all at src/main/mule/known.xml')
def baseline = new JsonSlurper().parse(new File(basedir, '.secscan/baseline.json'))
assert baseline.schemaVersion == 1
assert baseline.findings*.file.containsAll(['src/main/mule/added.xml', 'src/main/mule/known.xml'])
def report = new JsonSlurper().parse(new File(basedir, 'target/secscan/mule-secscan.json'))
assert report.findings.every { it.baselineState == 'unchanged' }
