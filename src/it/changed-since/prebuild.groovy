// A repository of its own: the finding of old.xml is in the first commit, that of new.xml in the second.
def git = { String... words ->
  ProcessBuilder program = new ProcessBuilder(['git'] + (words as List))
  program.environment().keySet().removeAll(['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE'])
  Process process = program.directory(basedir).redirectErrorStream(true).start()
  String said = process.inputStream.text
  assert process.waitFor() == 0 : said
}
git('init', '-q', '.')
git('config', 'user.email', 'it@example.org')
git('config', 'user.name', 'it')
git('config', 'commit.gpgsign', 'false')
git('add', 'pom.xml', 'src')
git('commit', '-q', '-m', 'old')
git('tag', 'before')
File old = new File(basedir, 'src/main/mule/old.xml')
new File(basedir, 'src/main/mule/new.xml').text = old.text.replace('"old"', '"new"')
git('add', 'src')
git('commit', '-q', '-m', 'new')
git('tag', 'after')
// Not committed, and beside the finding.
old.text = old.text.replace('</mule>', '  <flow name="added"/>\n</mule>')
return true
