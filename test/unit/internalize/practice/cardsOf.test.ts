import { describe, expect, it } from "vitest";
import { rejectedIn } from "../../../../src/combine/log/decisionText.ts";
import { parseNote } from "../../../../src/core/markdown/parseNote.ts";
import { english } from "../../../../src/core/message.ts";
import type { NoteKind, NoteStatus } from "../../../../src/core/note.ts";
import type { NoteId } from "../../../../src/core/noteId.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import {
	type Card,
	readCardKey,
} from "../../../../src/internalize/practice/card.ts";
import { cardSubstance } from "../../../../src/internalize/practice/cardSubstance.ts";
import { cardsOf } from "../../../../src/internalize/practice/cardsOf.ts";
import { wordsOf } from "../../../../src/internalize/practice/wordsOf.ts";

interface Written {
	readonly kind?: NoteKind;
	readonly status?: NoteStatus;
	/** Title and prose. */
	readonly body: string;
	/** The code; without it the note is on the whole file. */
	readonly code?: readonly string[];
}

const id = "k3f9q2mx" as NoteId;
const code = [
	"async refresh(now = Date.now()) {",
	"  await this.post(now);",
	"}",
];

function cards({
	kind = "decision",
	status = "accepted",
	body,
	code: lines = code,
}: Written): readonly Card[] {
	const range = lines.length > 0 ? ` lines=1-${lines.length}` : "";
	const text = `---\nid: ${id}\nkind: ${kind}\nstatus: ${status}\n---\n\n${body}\n\n\`\`\`ts tacit file=token.ts${range}\n${lines.map((line) => `${line}\n`).join("")}\`\`\`\n`;
	const { head, prose, quotes } = parseNote(text, {
		path: `src/.tacit/a.${id}.md` as RepoPath,
		noteFolder: "src" as RepoPath,
	});
	if (!head) throw new Error(text);
	const rejectedSection = prose.sections.find(
		({ heading }) => heading === "Rejected",
	);
	return cardsOf({
		note: {
			head,
			file: {
				visibility: "published",
				path: `src/.tacit/a.${id}.md` as RepoPath,
			},
		},
		...{ lead: prose.lead, sections: prose.sections, rejectedSection },
		quote: quotes[0] ?? { lines: [] },
		rejected: rejectedSection ? rejectedIn(rejectedSection.source) : [],
	});
}

const refresh = `# Refresh tokens before they expire, not on a 401

A 401 in the middle of an upload loses the upload: the body cannot be replayed.

## Rejected

- Retry once on 401: doubles the load on the identity provider exactly when it is slow.
- A background job

## Like

A parking meter: you feed it before the warden comes.`;

const kindsOf = (written: Written) => cards(written).map(({ kind }) => kind);

describe("The cards of a note", () => {
	it("ask for the reason, for what was rejected, for the lines and for one’s own words", () => {
		const found = cards({ body: refresh });
		expect(found.map(({ kind }) => kind)).toEqual([
			...["reason", "rejected", "find", "explain"],
		]);
		const [reason, rejected, find, explain] = found;
		expect(english(reason?.question ?? "")).toBe("This was decided here. Why?");
		expect(reason?.given).toBe(
			"Refresh tokens before they expire, not on a 401",
		);
		expect(reason?.answer).toBe(
			"A 401 in the middle of an upload loses the upload: the body cannot be replayed.\n\n## Like\n\nA parking meter: you feed it before the warden comes.",
		);
		expect(english(rejected?.question ?? "")).toBe(
			"2 other ways were considered, and not taken. Which, and why?",
		);
		expect(rejected?.answer).toBe(
			"- **Retry once on 401**: doubles the load on the identity provider exactly when it is slow.\n- A background job",
		);
		expect(find?.answer).toBe("");
		expect(find?.given).toContain("A 401 in the middle");
		expect(explain?.answer).toBe(reason?.answer);
		expect(found.map(({ key }) => readCardKey(key))).toEqual(
			found.map(({ kind }) => ({ id, kind })),
		);
	});

	it("keep back a title that tells the answer", () => {
		const [bites] = cards({
			kind: "gotcha",
			body: "# The gateway drops the first request after an idle hour\n\nIts load balancer forgets us.",
		});
		expect(bites).toMatchObject({ kind: "bites", given: "" });
		expect(bites?.answer).toMatch(
			/^\*\*The gateway drops .*\*\*\n\nIts load balancer/,
		);
		const sentence =
			"Sorted twice because the second queue hands its jobs back in any order, and the printer wants them in one row.";
		const [reason] = cards({
			kind: "why",
			body: `# Sorted twice because the second queue hands its jobs back…\n\n${sentence}`,
		});
		expect(reason).toMatchObject({
			kind: "reason",
			given: "",
			answer: sentence,
		});
		expect(cards({ kind: "why", body: `# ${sentence}` })[0]).toMatchObject({
			...{ kind: "reason", given: "", answer: sentence },
		});
	});

	it("are none of what does not hold, and of what asks itself", () => {
		for (const status of ["proposed", "superseded", "retired"] as const)
			expect(cards({ status, body: refresh }), status).toEqual([]);
		expect(cards({ kind: "question", status: "open", body: refresh })).toEqual(
			[],
		);
	});

	it("are none with an answer that is empty, told by the question, told by the code, or hardly one", () => {
		expect(kindsOf({ body: "# Sort twice" })).toEqual(["find"]);
		expect(
			kindsOf({
				body: "# Sort the queue twice here\n\nWe sort the queue twice.",
			}),
		).toEqual(["find"]);
		expect(
			kindsOf({
				kind: "why",
				body: "# The gateway forgets us after an idle hour, so we ping it",
				code: [
					"// The gateway forgets us after an idle hour, so we ping it.",
					"ping();",
				],
			}),
		).toEqual(["find"]);
		expect(
			kindsOf({
				body: "# Use a queue\n\n## Rejected\n\n- Threads\n- Cron: no",
			}),
		).toEqual(["find"]);
		expect(
			kindsOf({ body: "# Short\n\nSee the wiki.", code: ["}", ");"] }),
		).toEqual([]);
	});

	it("do not ask for the reason of how something is done, nor of a story", () => {
		const body =
			"# Release on Tuesdays\n\nTag it, wait for the robot to build all three packages, then tell the channel and merge.";
		expect(kindsOf({ kind: "howto", body })).toEqual(["find"]);
		expect(kindsOf({ kind: "story", body })).toEqual(["find", "explain"]);
	});

	it("do not ask for lines of a note on a whole file, nor for what has neither lines nor a title", () => {
		expect(kindsOf({ body: refresh, code: [] })).toEqual([
			...["reason", "rejected", "explain"],
		]);
		expect(
			kindsOf({
				...{ kind: "gotcha", code: [] },
				body: "# The gateway drops the first request after an idle hour",
			}),
		).toEqual([]);
	});
});

describe("The substance of a card", () => {
	it("is its words: not their layout, marks, punctuation, capitals, or where links lead", () => {
		const one = cardSubstance(["# A *401* loses\nthe [upload](a.md): always."]);
		expect(one).toBe(
			cardSubstance(["A 401 loses the [Upload](../b.md), always\n"]),
		);
		expect(one).not.toBe(cardSubstance(["A 402 loses the upload: always."]));
		expect(one).not.toBe(
			cardSubstance(["A 401 never loses the upload: always."]),
		);
		expect(cardSubstance(["a b", "c"])).not.toBe(cardSubstance(["a", "b c"]));
	});

	it("changes for the card whose answer changed, and for no other", () => {
		const before = cards({ body: refresh });
		const after = cards({
			body: refresh.replace("exactly when it is slow", "all day"),
		});
		const changed = before.filter(
			({ substance }, at) => after[at]?.substance !== substance,
		);
		expect(changed.map(({ kind }) => kind)).toEqual(["rejected"]);
	});

	it("counts letters where a script has no spaces", () => {
		expect(wordsOf("再試行は一度だけ。")).toHaveLength(4);
	});
});
