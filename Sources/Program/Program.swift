public func runProgram() -> Never { fatalError() }
