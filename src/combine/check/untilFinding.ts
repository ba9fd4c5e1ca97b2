import { type Message, msg } from "../../core/message.ts";
import type { IndexedNote } from "../../core/note.ts";
import type { UnrankedFinding } from "./checkFinding.ts";
import { checkedNote } from "./noteNews.ts";
import { type Came, type Reached, untilReached } from "./untilReached.ts";

/** The notes of which what they waited for has come; that a day has passed is told of those alone that are near. */
export function untilFindings(
	notes: readonly IndexedNote[],
	reached: Reached,
	isNear: (note: IndexedNote) => boolean,
): readonly UnrankedFinding[] {
	return notes.flatMap((note) => {
		const { until, anchors } = note.head;
		const came = until === undefined ? undefined : untilReached(until, reached);
		const [anchor] = anchors;
		if (!came || !anchor || (came.by === "date" && !isNear(note))) return [];
		const checked = checkedNote(note);
		return [
			{
				id: `until-reached:${checked.id}`,
				code: "until-reached" as const,
				...{ path: checked.isDraft ? anchor.path : checked.path },
				codePath: anchor.path,
				...{ lines: undefined, note: checked },
				...{ before: undefined, after: undefined },
				said: untilSentence(checked.title, came),
				todo: msg`Take away what it was for, and retire it; or give it another until: ${checked.path}`,
			},
		];
	});
}

/** That what a note with this title waited for has come. */
export function untilSentence(title: string, came: Came): Message {
	switch (came.by) {
		case "date":
			return msg`“${title}” was to hold until ${came.date}, which has passed.`;
		case "issue":
			return msg`“${title}” was to hold until ${came.issue}, which this change closes.`;
		case "version":
			return msg`“${title}” was to hold until ${came.name} is there in a version that is: it is ${came.version} now.`;
	}
}
