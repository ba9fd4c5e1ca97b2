import { describe, expect, it } from "vitest";
import { msg } from "../../../../src/core/message.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import type { SharedText } from "../../../../src/core/sharedText.ts";
import type { NewQuestion } from "../../../../src/externalize/asking/openQuestion.ts";
import { createQuestions } from "../../../../src/externalize/asking/questions.ts";

const now = Date.UTC(2026, 10, 27, 12);

/** A text in memory, as two windows see it. */
function shared(): SharedText & { text: string | undefined; writes: number } {
	return {
		text: undefined,
		writes: 0,
		read() {
			return this.text;
		},
		async change(edit) {
			const after = edit(this.text);
			if (after !== this.text) this.writes++;
			this.text = after;
		},
	};
}

function asked(name: string): NewQuestion {
	return {
		...{ kind: "value", weight: 0.6, lines: { start: 3, end: 3 }, at: now },
		path: "src/retry.ts" as RepoPath,
		question: msg`Why 30 and not 20 for “${name}”?`,
		...{ evidence: [], commit: undefined, blob: undefined },
	};
}

describe("The questions of a repository", () => {
	it("are the same in every window, which is told once it looks", async () => {
		const file = shared();
		const one = createQuestions(file, () => now);
		const two = createQuestions(file, () => now);
		let told = 0;
		two.onDidChange(() => told++);
		expect(await one.add([asked("a"), asked("b")])).toHaveLength(2);
		expect(await two.add([asked("b"), asked("c")])).toMatchObject([
			{ number: 3 },
		]);
		expect(one.waiting()).toHaveLength(3);
		told = 0;
		await one.settle(one.waiting()[0]?.key ?? "", "never");
		two.touch();
		two.touch();
		expect(told).toBe(1);
		expect(two.waiting()).toHaveLength(2);
	});

	it("are shown by one window alone", async () => {
		const file = shared();
		const one = createQuestions(file, () => now);
		const two = createQuestions(file, () => now);
		await one.add([asked("a")]);
		const key = one.waiting()[0]?.key ?? "";
		const always = () => true;
		expect(
			await Promise.all([one.claim(key, always), two.claim(key, always)]),
		).toEqual([now, undefined]);
	});

	it("are shown within what may be shown, whichever window or hook showed the others", async () => {
		const file = shared();
		const one = createQuestions(file, () => now);
		const two = createQuestions(file, () => now + 60_000);
		await one.add([asked("a"), asked("b")]);
		const [a = "", b = ""] = one.waiting().map(({ key }) => key);
		const first = (shown: readonly number[]) => shown.length === 0;
		expect(await one.claim(a, first)).toBe(now);
		expect(await two.claim(b, first)).toBe(undefined);
		expect(two.shown()).toEqual([now]);
		expect(two.waiting().map(({ wasShown }) => wasShown)).toEqual([
			...[true, false],
		]);
		expect(await two.claim(b, () => true)).toBe(now + 60_000);
		expect(two.shown()).toEqual([now, now + 60_000]);
	});

	it("are not written, and nobody is told, where nothing changes", async () => {
		const file = shared();
		const questions = createQuestions(file, () => now);
		await questions.add([asked("a")]);
		const { writes } = file;
		let told = 0;
		questions.onDidChange(() => told++);
		await questions.add([asked("a")]);
		await questions.add([]);
		await questions.withdraw(new Set());
		await questions.move((each) => each);
		expect(await questions.claim("other", () => true)).toBe(undefined);
		const [{ key } = { key: "" }] = questions.waiting();
		expect(await questions.claim(key, () => false)).toBe(undefined);
		expect([file.writes, told]).toEqual([writes, 0]);
	});
});
