import { expect, it } from "vitest";
import { openedRepository } from "./openedRepository.ts";

it("The reflog tells where HEAD stood, where it came to stand, when, and by what, the newest first", async () => {
	const made = await openedRepository();
	expect(await made.history.reflog(10)).toEqual([]);
	const began = Math.floor(Date.now() / 1000) * 1000;
	const first = await made.commit({ "a.ts": "one();\n" });
	const second = await made.commit({ "a.ts": "two();\n" });
	await made.git("reset", "--quiet", "--hard", "HEAD~1");
	const told = await made.history.reflog(10);
	expect(told.map(({ from, to }) => [from, to])).toEqual([
		[second, first],
		[first, second],
		["", first],
	]);
	expect(told.map(({ said }) => said)).toEqual([
		"reset: moving to HEAD~1",
		expect.stringMatching(/^commit: /),
		expect.stringMatching(/^commit \(initial\): /),
	]);
	for (const { at } of told) {
		expect(at).toBeGreaterThanOrEqual(began);
		expect(at).toBeLessThanOrEqual(Date.now());
	}
	expect(await made.history.reflog(1)).toEqual(told.slice(0, 1));
});
