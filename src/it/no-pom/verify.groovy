import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.contains('2 applications')
// Progress, for long runs.
assert log =~ /Scanning .* with \d+ rules/
assert log.contains('[1/2]') && log.contains('[2/2]')

File reports = new File(basedir, 'reports')
assert reports.list().sort() == ['mule-secscan.json', 'mule-secscan.sarif']
def sarif = new JsonSlurper().parse(new File(reports, 'mule-secscan.sarif'))
List<String> uris = sarif.runs[0].results*.locations.flatten()*.physicalLocation*.artifactLocation*.uri
// Relative to the scanned folder, with forward slashes.
assert uris.contains('orders/src/main/mule/orders.xml')
assert !new File(basedir, 'target').exists()
