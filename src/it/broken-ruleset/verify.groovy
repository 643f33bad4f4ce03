String log = new File(basedir, 'build.log').text
assert log.contains('broken.yaml:4:15')
assert log.contains("'missing.yaml'")
assert log.contains("secscan.failOn does not know 'hihg'; did you mean 'high'?")
assert log.contains("secscan.formats does not know 'sarfi'; did you mean 'sarif'?")
assert log.contains("secscan.includeRules does not know 'tls-trust-al'; did you mean 'tls-trust-all'?")
assert log.contains("secscan.rule does not know 'tls-trust-al'; did you mean 'tls-trust-all'?")
assert log.count('BUILD FAILURE') == 6
assert !log.contains('\tat ')
