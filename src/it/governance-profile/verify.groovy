String log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')
// The operation that has no trait, and not the one that has it.
assert log.contains('1 high finding (failOn=high): governance/bank-apis/refusals-are-declared at src/main/resources/api/rates.raml:24:5')
assert log.contains('get says what a caller gets who sends too much')
// Rego is not run, and the report says so.
assert log.contains("the validation 'owners-are-known' is not run")
assert new File(basedir, 'target/secscan/mule-secscan.sarif').text.contains('governance/bank-apis/refusals-are-declared')
