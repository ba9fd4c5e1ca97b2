import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A process of this machine. */
export interface ListedProcess {
	readonly pid: number;
	/** Id of the process group it belongs to. */
	readonly group: number;
	/** The program and its parameters, separated by blanks. */
	readonly command: string;
}

/** All processes of this machine that this one may see; on Windows none. */
export async function listProcesses(): Promise<readonly ListedProcess[]> {
	if (process.platform === "win32") {
		return [];
	}
	// `ps` is not on every small Linux machine; its own list is.
	return process.platform === "linux" ? listFromProc() : listWithPs();
}

async function listFromProc(): Promise<readonly ListedProcess[]> {
	const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
	const processes = await Promise.all(pids.map(readProc));
	return processes.filter((listed) => listed !== undefined);
}

async function readProc(pid: string): Promise<ListedProcess | undefined> {
	try {
		const stat = await readFile(`/proc/${pid}/stat`, "utf8");
		const command = await readFile(`/proc/${pid}/cmdline`, "utf8");
		// pid (name) state parent group …, where the name may hold anything, brackets and blanks included.
		const group = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2];
		return {
			pid: Number(pid),
			group: Number(group),
			command: command.replaceAll("\0", " ").trim(),
		};
	} catch {
		// It has ended since the folder was read.
		return undefined;
	}
}

async function listWithPs(): Promise<readonly ListedProcess[]> {
	const { stdout } = await run("ps", ["-axww", "-o", "pid=,pgid=,command="], {
		maxBuffer: 16 * 1024 * 1024,
	});
	return stdout.split("\n").flatMap((line) => {
		const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
		return match?.[3] === undefined
			? []
			: [{ pid: Number(match[1]), group: Number(match[2]), command: match[3] }];
	});
}
