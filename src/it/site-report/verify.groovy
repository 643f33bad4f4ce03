String log = new File(basedir, 'build.log').text
assert log.count('BUILD SUCCESS') == 3
assert log.count('Mule security') > 0

// The page of a module is about it, that of the parent about all modules.
String module = new File(basedir, 'accounts-api/target/site/mule-secscan.html').text
assert module.contains('Content-Security-Policy') && module.contains('tls-trust-all')
assert module.contains('<h1>accounts-api</h1>')
String whole = new File(basedir, 'target/site/mule-secscan.html').text
assert whole.contains('<h1>2 applications</h1>')
assert new File(basedir, 'target/site/mule-secscan-portfolio.html').text.contains('cards-api')
assert !new File(basedir, 'shared-library/target/site/mule-secscan.html').exists()

// The site leads to it.
assert new File(basedir, 'target/site/project-reports.html').text.contains('href="mule-secscan.html"')
assert new File(basedir, 'target/site/project-reports.html').text.contains('Mule security')

assert new File(basedir, 'accounts-api/target/alone/mule-secscan.html').isFile()
