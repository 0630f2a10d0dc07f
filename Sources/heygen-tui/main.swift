import Program

runProgram()
