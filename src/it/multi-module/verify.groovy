String log = new File(basedir, 'build.log').text
// Each inner build begins with the same line.
List<String> runs = log.split('Scanning for projects').drop(1)
assert runs.size() == 4

// At once: the modules after the first failure were not built.
assert runs[0].contains('BUILD FAILURE')
assert runs[0].contains('tls-trust-all at accounts-api/src/main/mule/global.xml:5:22')
assert !runs[0].contains('loans-api/src/main/mule/global.xml')

// At the end: all modules were scanned, and the message names both.
assert runs[1].contains('BUILD FAILURE')
assert runs[1].contains('this is not a Mule project')
String reason = runs[1].substring(runs[1].indexOf('Failed to execute goal'))
assert reason.contains('accounts-api: 1 high finding')
assert reason.contains('loans-api: 1 high finding')
assert !reason.contains('cards-api:')
for (module in ['accounts-api', 'cards-api', 'loans-api']) {
  assert new File(basedir, module + '/target/secscan/mule-secscan.sarif').isFile()
}

// By name: Maven runs the goal only at the top, which must not pass for want of an application there.
assert runs[2].contains('BUILD FAILURE')
assert runs[2].contains('2 high findings')
assert runs[2].contains('3 applications')
assert new File(basedir, 'target/secscan/mule-secscan.sarif').isFile()

// A folder: one scan, three applications.
assert runs[3].contains('BUILD SUCCESS')
assert runs[3].count('3 applications') == 1
assert runs[3].count('scanned once') == 4
