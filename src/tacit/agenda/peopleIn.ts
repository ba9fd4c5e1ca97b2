import type { IndexedNote } from "../../core/note.ts";
import { type Person, parsePerson } from "../../core/person.ts";
import type { WholeCommit } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { splitTrailers } from "../../core/trailers/trailers.ts";
import { subjectOf } from "../../externalize/moments/past.ts";
import { withoutPeople } from "../../socialize/agenda/withoutPeople.ts";

/** Titles in which a word must stand in lower case to be no name. */
const leastTitles = 2;

/** Takes out of texts whoever made these commits, or is named by their trailers or by notes. */
export function namesTakenOut(
	commits: readonly WholeCommit[],
	notes: Iterable<IndexedNote>,
): (text: string) => string {
	const people = new Map<string, Person>();
	const add = (person: Person) =>
		people.set(`${person.name} <${person.email ?? ""}>`, person);
	for (const { author, message } of commits) {
		add(author);
		for (const { value } of splitTrailers(message).trailers) {
			const person = value.includes("<") ? parsePerson(value) : undefined;
			if (person) add(person);
		}
	}
	for (const { head } of notes) for (const person of head.by) add(person);
	return withoutPeople({
		people: [...people.values()],
		words: commonWords(commits),
	});
}

/** Words that stand for other things than people here: in lower case in titles, or in the names of files. */
function commonWords(commits: readonly WholeCommit[]): ReadonlySet<string> {
	const common = new Set<string>();
	const seen = new Map<string, number>();
	const paths = new Set<RepoPath>();
	for (const commit of commits) {
		const words = subjectOf(commit).match(/(?<![\p{L}\p{N}@/])\p{Ll}{3,}/gu);
		for (const word of new Set(words)) {
			const count = (seen.get(word) ?? 0) + 1;
			seen.set(word, count);
			if (count >= leastTitles) common.add(word);
		}
		for (const { before, after } of commit.files) {
			const path = (after ?? before)?.path;
			if (path !== undefined) paths.add(path);
		}
	}
	for (const path of paths)
		for (const word of path.match(/\p{Lu}?\p{Ll}{2,}/gu) ?? [])
			common.add(word.toLowerCase());
	return common;
}
