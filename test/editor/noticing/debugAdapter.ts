/** The debugger that the suite's own extension brings. */
export const debugType = "tacit-test-debugger";

/**
 * A debug adapter, which runs in a process of its own: it stops with an exception as often as the configuration's
 * `exceptions` says, goes on by itself, and ends with its `exitCode`.
 */
export const debugAdapter = `
let sequence = 0;
let pending = Buffer.alloc(0);
const send = (message) => {
	const text = JSON.stringify({ seq: ++sequence, ...message });
	process.stdout.write("Content-Length: " + Buffer.byteLength(text) + "\\r\\n\\r\\n" + text);
};
const tell = (event, body) => send({ type: "event", event, body });
const answers = {
	initialize: () => ({ supportsConfigurationDoneRequest: true }),
	threads: () => ({ threads: [{ id: 1, name: "main" }] }),
	stackTrace: () => ({ stackFrames: [], totalFrames: 0 }),
};
let given = {};
const answer = ({ seq, command, arguments: about }) => {
	if (command === "launch") given = about;
	const body = answers[command]?.();
	send({ type: "response", request_seq: seq, success: true, command, body });
	if (command === "initialize") tell("initialized");
	if (command === "configurationDone") {
		for (let count = 0; count < given.exceptions; count++) {
			tell("stopped", { reason: "exception", threadId: 1 });
			tell("continued", { threadId: 1 });
		}
		tell("stopped", { reason: "breakpoint", threadId: 1 });
		tell("exited", { exitCode: given.exitCode });
		tell("terminated");
	}
	if (command === "disconnect") setTimeout(() => process.exit(0), 10);
};
process.stdin.on("data", (bytes) => {
	pending = Buffer.concat([pending, bytes]);
	for (;;) {
		const head = /^Content-Length: (\\d+)\\r\\n\\r\\n/.exec(pending.toString("latin1"));
		if (!head) return;
		const end = head[0].length + Number(head[1]);
		if (pending.length < end) return;
		const text = pending.subarray(head[0].length, end).toString("utf8");
		pending = pending.subarray(end);
		answer(JSON.parse(text));
	}
});
`;
