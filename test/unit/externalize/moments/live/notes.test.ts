import { describe, expect, it } from "vitest";
import type { NoteId } from "../../../../../src/core/noteId.ts";
import type { PlacedNote } from "../../../../../src/externalize/moments/live/liveKind.ts";
import { Desk } from "../../../../support/workAtDesk.ts";

const file = "src/token.ts";
const text = (refresh: string, other = "\treturn 2;") =>
	`export function refresh() {\n\tcheck();\n${refresh}\n}\n\nexport function other() {\n${other}\n}\n`;
const first = text("\treturn renew(now);");
const second = text("\treturn renew(now - early);");
const lin = { name: "Lin", email: "lin@x.org" };
const note: PlacedNote = {
	id: "k3f9q2mx" as NoteId,
	title: "Refresh before expiry",
	kind: "decision",
	isOpen: false,
	by: [lin],
	lines: { start: 1, end: 4 },
	hasChanged: true,
	revision: "1",
};
const question: PlacedNote = {
	...note,
	...{ kind: "question", isOpen: true, hasChanged: false },
	title: "Why is this sorted twice?",
};
const desk = (...notes: readonly PlacedNote[]) => {
	const at = new Desk({ [file]: first });
	at.notes = notes;
	return at;
};

describe("a note whose code is touched", () => {
	it("is asked about by its title, once", () => {
		const at = desk(note).save(file, second);
		expect(at.questions).toEqual([
			"note src/token.ts:1-4 Does “Refresh before expiry” still hold?",
		]);
		at.save(file, first).save(file, second);
		expect(at.questions).toHaveLength(1);
	});

	it("is asked about again after somebody edited or confirmed it", () => {
		const at = desk(note).save(file, second);
		at.notes = [{ ...note, revision: "2", hasChanged: false }];
		expect(at.save(file, first).questions).toHaveLength(1);
		at.notes = [{ ...note, revision: "2" }];
		expect(at.save(file, second).questions).toHaveLength(2);
	});

	it.each([
		["it says what it said when the session began", { hasChanged: false }],
		["it is on other lines", { lines: { start: 6, end: 8 } }],
	] satisfies [string, Partial<PlacedNote>][])(
		"is left alone where %s",
		(_, less) => {
			expect(desk({ ...note, ...less }).save(file, second).questions).toEqual(
				[],
			);
		},
	);

	it("is left alone by layout, by undoing, by moving the file and by what git puts in place", () => {
		const at = desk(note).save(file, first.replace(/\t/g, "  "));
		at.save(file, second, { isUndone: true });
		at.event({
			type: "moved",
			at: at.at,
			from: file as never,
			to: "b.ts" as never,
		});
		at.git("pull").put(file, first).save(file, second);
		expect(at.questions).toEqual([]);
	});
});

describe("a question nearby", () => {
	it("is put to who edits its lines, with who asked and what", () => {
		const at = desk(question).save(file, second);
		expect(at.questions).toEqual([
			"question src/token.ts:1-4 Lin asked: “Why is this sorted twice?” Do you know?",
		]);
		expect(at.asked[0]?.weight).toBe(0.85);
		expect(at.save(file, first).questions).toHaveLength(1);
	});

	it.each([
		["it is answered", { isOpen: false }],
		["it is on lines far away", { lines: { start: 6, end: 8 } }],
		["who edits asked it", { by: [{ name: "A. L.", email: "ADA@x.org" }] }],
		[
			"who edits asked it by another address",
			{ by: [{ name: "Ada Lovelace", email: "ada@y.org" }] },
		],
	] satisfies [string, Partial<PlacedNote>][])(
		"is not put where %s",
		(_, less) => {
			const at = desk({ ...question, ...less });
			expect(at.save(file, second).questions).toEqual([]);
		},
	);

	it("is not put where a partner of who types asked it", () => {
		const at = desk(question);
		at.atWork = [...at.atWork, lin];
		expect(at.save(file, second).questions).toEqual([]);
	});

	it("is not put by layout, or by undoing", () => {
		const at = desk(question).save(file, first.replace(/\t/g, "  "));
		expect(at.save(file, second, { isUndone: true }).questions).toEqual([]);
	});

	it("answers nothing while it is open", () => {
		const at = desk({
			...question,
			by: [{ name: "Ada Lovelace", email: undefined }],
		});
		at.save(file, second)
			.pass(15)
			.save(file, text("\treturn renew();\n\tdone(now);"));
		at.pass(15).save(file, second);
		expect(at.of("revert")).toHaveLength(1);
	});
});
