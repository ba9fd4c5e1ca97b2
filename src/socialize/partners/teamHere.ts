import type { Person } from "../../core/person.ts";

/** Who made a commit. */
export interface CreditedCommit {
	/** Of authorship, in milliseconds since 1970-01-01 UTC. */
	readonly at: number;
	/** As the mailmap has them. */
	readonly author: Person;
	/** As the mailmap has them, too; each as often as the message names them. */
	readonly coAuthors: readonly Person[];
}

/** Somebody in a file of co-authors, as git-mob has it. */
export interface ListedPerson {
	/** What they are called there: initials as a rule. */
	readonly key: string;
	readonly person: Person;
}

/** What a repository and the person's settings say of who works here. */
export interface TeamHere {
	/** Whom git names as the author; `undefined` where it names nobody. */
	readonly me: Person | undefined;
	/** Of the last months, the newest first. */
	readonly commits: readonly CreditedCommit[];
	/** The file of co-authors that counts here. */
	readonly listed: readonly ListedPerson[];
	/** Whom git-mob has as co-authors now. */
	readonly mob: readonly Person[];
}
