import { type Message, msg } from "../../../core/message.ts";
import type { WorkCommit, WorkedFile } from "../../../core/ports.ts";
import { parseRepoPath } from "../../../core/repoPath.ts";

/** A call of git whose answer is read while it comes. */
export interface GitStream {
	/** As in `GitQuestion`. */
	readonly purpose: Message;
	readonly commands: readonly string[];
}

/** How much of a file git finds again, in hundredths, where it was moved and hardly changed. */
const merelyMoved = 90;
const fields = 8;

/**
 * Asks for the commits of a range (`HEAD`, or `A..HEAD` with full hashes), each after its parents, with the names of what
 * they changed. `isExact`: only files that did not change are paired with where they stood, for which git reads no file.
 */
export function workQuestion(range: string, isExact: boolean): GitStream {
	return {
		purpose: msg`list who worked on what`,
		commands: [
			"log",
			"-z",
			"--topo-order",
			"--reverse",
			"--name-status",
			isExact ? "-M100%" : "-M",
			"--no-ext-diff",
			"--no-textconv",
			// Names and addresses as the mailmap has them. No status of a file begins with the first character.
			"--format=/%H%x00%P%x00%at%x00%aN%x00%aE%x00%ae%x00%s%x00%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x01)",
			range,
			"--",
		],
	};
}

/** A commit as git tells it: `isFirst` says that git shows no parent of it. */
export interface ToldWorkCommit extends WorkCommit {
	readonly isFirst: boolean;
}

/** Reads the answer to `workQuestion` as it comes. Paths that are none are left out. */
export function workParser(take: (commit: ToldWorkCommit) => void): {
	/** Takes the next bytes, that end anywhere. */
	push(bytes: Buffer): void;
	/** Gives away the last commit. */
	end(): void;
} {
	let rest: Buffer = Buffer.alloc(0);
	let head: string[] | undefined;
	let files: WorkedFile[] = [];
	let status: string | undefined;
	let from: string | undefined;
	const finish = () => {
		if (head?.length === fields) take(commitOf(head, files));
		head = undefined;
		files = [];
	};
	const token = (part: string) => {
		if (head && head.length < fields) {
			head.push(part);
			return;
		}
		if (status === undefined) {
			// git parts commits, and a commit from its files, by line ends of its own.
			const said = part.startsWith("\n") ? part.slice(1) : part;
			if (said.startsWith("/")) {
				finish();
				head = [said.slice(1)];
			} else if (said !== "") status = said;
			return;
		}
		const isPair = status.startsWith("R") || status.startsWith("C");
		if (isPair && from === undefined) {
			from = part;
			return;
		}
		const file = fileOf(status, part, from);
		if (file) files.push(file);
		status = undefined;
		from = undefined;
	};
	return {
		push(bytes) {
			const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
			const end = all.lastIndexOf(0);
			rest = all.subarray(end + 1);
			if (end < 0) return;
			for (const part of all.toString("utf8", 0, end).split("\0")) token(part);
		},
		end() {
			if (rest.length > 0) token(rest.toString("utf8"));
			finish();
		},
	};
}

function commitOf(
	head: readonly string[],
	files: readonly WorkedFile[],
): ToldWorkCommit {
	const [hash = "", parents = "", at = "", name = "", email = ""] = head;
	const [writtenEmail = "", subject = "", coAuthors = ""] = head.slice(5);
	return {
		...{ hash, subject, files, isFirst: parents === "" },
		day: Math.max(0, Math.floor(Number(at) / 86_400) || 0),
		author: { name: name || email, email: email || undefined },
		writtenEmail,
		coAuthors: coAuthors.split("\u0001").filter((each) => each !== ""),
	};
}

function fileOf(
	status: string,
	written: string,
	writtenFrom: string | undefined,
): WorkedFile | undefined {
	const path = parseRepoPath(written);
	if (path === undefined || path === "") return undefined;
	const letter = status.charAt(0);
	if (letter === "R" && writtenFrom !== undefined)
		return {
			path,
			from: parseRepoPath(writtenFrom),
			how: Number(status.slice(1)) >= merelyMoved ? "moved" : "changed",
		};
	const how =
		letter === "A" || letter === "C"
			? "added"
			: letter === "D"
				? "removed"
				: "changed";
	return { path, from: undefined, how };
}
