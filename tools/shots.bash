# shellcheck shell=bash
# The shots that `make screenshots` takes, each a function `shot_NAME` of steps that tools/screenshots explains:
#
#   start COLUMNSxROWS dark|light [ARGUMENT…]   keys KEY…   text WORDS   expect TEXT   picture NAME
#
# After every key that changes the screen stands an `expect` of something that was not there before.
