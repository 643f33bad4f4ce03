def name = payload.file
def command = "convert ${name} out.png"
command.execute()
