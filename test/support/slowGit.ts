import { execFileSync } from "node:child_process";
import {
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";

/** A `git` for the PATH that is the machine's own, but for one command, which does not answer while it is held. */
export interface SlowGit {
	/** Absolute path of the folder that is to stand first on the PATH. */
	readonly folder: string;
	/** From now on the command does not answer, or does again. */
	hold(isHeld: boolean): void;
	/** The ids of the processes that were held, in the order of their starts. */
	held(): readonly number[];
	/** Those of them that still run. */
	running(): readonly number[];
}

/** Makes it in a folder (absolute), which is made for it. `command` is git's, such as `diff`. */
export function slowGit(folder: string, command: string): SlowGit {
	mkdirSync(folder, { recursive: true });
	const hold = path.join(folder, "hold");
	const ids = path.join(folder, "held");
	const own = execFileSync("sh", ["-c", "command -v git"], {
		encoding: "utf8",
	}).trim();
	writeFileSync(
		path.join(folder, "git"),
		[
			"#!/bin/sh",
			`if [ -e '${hold}' ]; then`,
			`	for each; do [ "$each" = '${command}' ] && echo $$ >> '${ids}' && exec sleep 600; done`,
			"fi",
			`exec '${own}' "$@"`,
			"",
		].join("\n"),
		{ mode: 0o755 },
	);
	const held = () =>
		existsSync(ids)
			? readFileSync(ids, "utf8").trim().split("\n").map(Number)
			: [];
	return {
		folder,
		hold(isHeld) {
			if (isHeld) writeFileSync(hold, "");
			else rmSync(hold, { force: true });
		},
		held,
		running: () => held().filter(isRunning),
	};
}

function isRunning(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch {
		return false;
	}
}
