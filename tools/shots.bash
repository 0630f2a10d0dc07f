# shellcheck shell=bash
# The shots that `make screenshots` takes, each a function `shot_NAME` of steps that tools/screenshots explains:
#
#   start COLUMNSxROWS dark|light [ARGUMENT…]   keys KEY…   text WORDS   expect TEXT   picture NAME
#
# After every key that changes the screen stands an `expect` of something that was not there before.

# The first run's steps stand where the keys do otherwise.
end_tour() {
  expect 'Tour 1/3'
  keys C-x
  expect 'commands'
}

shot_composer() {
  start 160x50 dark
  expect 'SANDBOX'
  expect 'Stage — scene 1'
  end_tour
  keys Down
  expect 'Stage — scene 2'
  keys Enter v
  expect 'ElevenLabs'
  keys Down
  expect 'A pause is written'
  keys C-s
  expect 'is ready'
  keys Down
  expect 'How fast'
  picture composer
}

shot_kinds() {
  start 120x40 dark
  expect 'SANDBOX'
  keys C-n
  expect 'New draft'
  keys Down
  expect 'POST /v3/videos'
  picture new-draft
}

shot_small() {
  start 80x24 dark
  expect 'SANDBOX'
  keys Enter s
  expect '5000 characters'
  text ' Ready? 你好!'
  expect '你好!'
  picture script-80x24
}

shot_picker() {
  start 120x40 light
  expect 'SANDBOX'
  expect 'Josh Lite'
  keys Enter Down Down Enter
  expect 'Search:'
  text 'business'
  expect 'business'
  picture picker-light
}

shot_problems() {
  start 120x40 dark
  expect 'SANDBOX'
  end_tour
  keys Enter v Down Down
  expect 'How fast'
  text '1.6'
  expect 'allows only'
  keys Enter
  keys Down
  expect 'How high'
  text '70'
  expect 'must be −50 to 50'
  keys Enter
  keys C-t
  expect 'Problems'
  picture problems
}
