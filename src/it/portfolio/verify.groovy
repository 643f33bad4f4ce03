import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.count('BUILD SUCCESS') == 3
assert log.count('BUILD FAILURE') == 1

File reports = new File(basedir, 'target/secscan')
for (name in ['mule-secscan.html', 'mule-secscan-portfolio.html', 'mule-secscan-portfolio.csv']) {
  assert new File(reports, name).length() > 0
}
// Of the second run: the findings of the cards are gone, and the trend tells so.
def portfolio = new JsonSlurper().parse(new File(reports, 'mule-secscan-portfolio.json'))
assert portfolio.applications*.folder == ['accounts-api', 'cards-api', 'loans-api']
assert portfolio.applications*.rank == [1, 2, 2]
assert portfolio.applications[0].verdict.failed == false
assert portfolio.applications*.change == [0, -80, 0]
assert portfolio.rules*.id == ['tls-trust-all']
assert portfolio.runs*.label == ['2026-11-01', '2026-12-01']
assert portfolio.runs*.risk == [120, 40]
String page = new File(reports, 'mule-secscan-portfolio.html').text
assert page.contains('id="trend"') && page.contains('mule-secscan.html#application=accounts-api')

List<String> lines = new File(basedir, 'history.jsonl').readLines()
assert lines.size() == 2 && lines.every { it.startsWith('{"schemaVersion":1,"label":"2026-') }

assert new File(basedir, 'target/table').list() as List == ['mule-secscan-portfolio.csv']
String[] table = new File(basedir, 'target/table/mule-secscan-portfolio.csv').readLines()
assert table[1].startsWith('1,cards-api,cards-api,mule-application,passed,80,,')

// One sentence with file and line.
assert log.contains('secscan.history names a file that is no history: broken.jsonl:1:')
assert !log.contains('Exception:')
