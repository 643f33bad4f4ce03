String log = new File(basedir, 'build.log').text
List<String> steps = ['mule:compile', 'mule:package', 'mule:verify', 'src/main/mule/global.xml:5:22', 'BUILD FAILURE']
int last = -1
steps.each {
  int at = log.indexOf(it)
  assert at > last : it
  last = at
}
// Failed before it was installed.
assert !log.contains(':install (default-install)')
