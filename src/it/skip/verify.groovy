assert new File(basedir, 'build.log').text.contains('secscan.skip')
assert !new File(basedir, 'target/secscan').exists()
