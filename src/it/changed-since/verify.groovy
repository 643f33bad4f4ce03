import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
List<String> runs = log.split('Scanning for projects').drop(1)
assert runs.size() == 3
assert runs[0].contains('1 high finding (failOn=high): tls-trust-all at src/main/mule/new.xml:5:22')
assert runs[1].contains('BUILD SUCCESS') && runs[1].contains('2 not touched since after')
// One sentence, before anything is scanned.
assert runs[2].contains("nowhere") && !runs[2].contains('Exception:')
// Everything is reported all the same.
def report = new JsonSlurper().parse(new File(basedir, 'target/secscan/mule-secscan.json'))
assert report.findings.findAll { it.ruleId == 'tls-trust-all' }*.file as Set == ['src/main/mule/new.xml', 'src/main/mule/old.xml'] as Set
