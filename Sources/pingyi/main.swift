import Glibc
import PingyiTool

let surroundings = Surroundings.ofThisProcess()
exit(Tool.run(Array(CommandLine.arguments.dropFirst()), in: surroundings).rawValue)
