import { isInNoteFolder } from "../../core/notePath.ts";
import { isSamePerson, type Person } from "../../core/person.ts";
import type { AreaCommit } from "../../core/ports.ts";

/** What a person is in an area: `new` where others alone worked on it, `known` where they did, `nobodys` where no one else has. */
export type Standing = "new" | "known" | "nobodys";

/** What somebody is in an area, by its commits to more than notes. `isMachine` leaves out who is nobody to ask. */
export function standingIn(
	commits: readonly Pick<AreaCommit, "author" | "paths">[],
	me: Person,
	isMachine: (person: Person) => boolean,
): Standing {
	const work = commits.filter(({ paths }) =>
		paths.some((path) => !isInNoteFolder(path)),
	);
	if (work.some(({ author }) => isSamePerson(author, me))) return "known";
	return work.some(({ author }) => !isMachine(author)) ? "new" : "nobodys";
}
