import { write as writeNotes } from "./noteWriter.ts";

type Given = Parameters<typeof writeNotes>[0];

/** Notes on each crowded line. */
const onALine = 20;
/** Notes in the file that is looked at. */
const inTheFile = 200;

/**
 * As `noteWriter.ts`, but in the first annotation's file 20 notes stand on a line, until it has 200. Each says what the bench looks
 * for on its line: of so many a hover shows the first ones alone.
 */
export function write(given: Given): ReturnType<typeof writeNotes> {
	const [first] = given.annotations;
	const own = given.annotations.filter(
		({ base }) => base.file === first?.base.file,
	);
	const crowded = own.slice(0, inTheFile / onALine).flatMap((annotation) =>
		Array.from({ length: onALine - 1 }, (_, at) => ({
			...annotation,
			// The note's id is made of it, and the bench looks for what it begins with.
			token: `${annotation.token} ${at + 2}`,
			title: `${annotation.title}, ${at + 2}`,
		})),
	);
	return writeNotes({
		...given,
		annotations: [...given.annotations, ...crowded],
	});
}
