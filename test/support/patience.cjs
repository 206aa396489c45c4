// No test asserts a time: on a busy machine one waits longer before it is called stuck.
jest.setTimeout(30_000);
