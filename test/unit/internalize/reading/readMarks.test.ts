import { describe, expect, it } from "vitest";
import type { NoteId } from "../../../../src/core/noteId.ts";
import type { SharedText } from "../../../../src/core/sharedText.ts";
import {
	createReadMarks,
	mostRead,
} from "../../../../src/internalize/reading/readMarks.ts";

const one = "k3f9q2mx" as NoteId;
const two = "a2222222" as NoteId;
const says = "0123456789abcdef";
const saysMore = "fedcba9876543210";

/** A text in memory, as two windows see it. */
function shared(
	before?: string,
): SharedText & { text: string | undefined; reads: number } {
	return {
		text: before,
		reads: 0,
		read() {
			this.reads++;
			return this.text;
		},
		async change(edit) {
			this.text = edit(this.text);
		},
	};
}

describe("what somebody has read", () => {
	it("is the same in two windows, one of which is told once it looks", async () => {
		const text = shared();
		const here = createReadMarks(text);
		const there = createReadMarks(text);
		let told = 0;
		there.onDidChange(() => told++);
		expect(there.substanceRead(one)).toBeUndefined();
		await here.mark(new Map([[one, says]]));
		there.touch();
		expect(told).toBe(1);
		expect(there.substanceRead(one)).toBe(says);
		there.touch();
		expect(told).toBe(1);
	});

	it("loses nothing where two windows mark at once", async () => {
		const text = shared();
		const here = createReadMarks(text);
		const there = createReadMarks(text);
		await here.mark(new Map([[one, says]]));
		await there.mark(new Map([[two, saysMore]]));
		here.touch();
		expect(here.substanceRead(one)).toBe(says);
		expect(here.substanceRead(two)).toBe(saysMore);
	});

	it("is read from disk once, however often a hover asks", async () => {
		const text = shared();
		const marks = createReadMarks(text);
		for (let asked = 0; asked < 50; asked++) marks.substanceRead(one);
		expect(text.reads).toBe(1);
	});

	it("is forgotten whole, with the file itself", async () => {
		const text = shared();
		const marks = createReadMarks(text);
		await marks.mark(new Map([[one, says]]));
		expect(marks.count()).toBe(1);
		await marks.wipe();
		expect(text.text).toBeUndefined();
		expect(marks.substanceRead(one)).toBeUndefined();
	});

	it("is unread again where one note is forgotten", async () => {
		const marks = createReadMarks(shared());
		await marks.mark(
			new Map([
				[one, says],
				[two, says],
			]),
		);
		await marks.forget([one]);
		expect(marks.substanceRead(one)).toBeUndefined();
		expect(marks.substanceRead(two)).toBe(says);
	});

	it("does not grow without end: what was read first goes first, unless it was read again", async () => {
		const id = (at: number) =>
			`a${at.toString().padStart(7, "0")}` as unknown as NoteId;
		const marks = createReadMarks(shared());
		await marks.mark(
			new Map(Array.from({ length: mostRead }, (_, at) => [id(at), says])),
		);
		await marks.mark(new Map([[id(0), saysMore]]));
		await marks.mark(new Map([[two, says]]));
		expect(marks.count()).toBe(mostRead);
		expect(marks.substanceRead(id(0))).toBe(saysMore);
		expect(marks.substanceRead(id(1))).toBeUndefined();
		expect(marks.substanceRead(two)).toBe(says);
	});

	it.each([
		"",
		"{",
		"null",
		"[1]",
		'{"version":2,"read":[["k3f9q2mx","0123456789abcdef"]]}',
		'{"version":1,"read":{"k3f9q2mx":"0123456789abcdef"}}',
		'{"version":1,"read":[["../x","0123456789abcdef"],["k3f9q2mx",7],null,["k3f9q2mx"]]}',
	])(
		"is nothing in a damaged file, which a mark makes whole: %s",
		async (damaged) => {
			const text = shared(damaged);
			const marks = createReadMarks(text);
			expect(marks.count()).toBe(0);
			await marks.mark(new Map([[one, says]]));
			expect(createReadMarks(text).substanceRead(one)).toBe(says);
		},
	);
});
