import { spawn } from "node:child_process";
import type { Progress } from "./progress.ts";

/** What to install where, see `npmInstall`. */
export interface NpmInstall {
	/** Absolute path of the folder whose `node_modules` is filled. */
	readonly folder: string;
	/** Packages as npm takes them (`name@version`); empty installs what the folder's own package.json asks for. */
	readonly packages: readonly string[];
	/** What is being installed, as it appears in progress lines. */
	readonly what: string;
	readonly progress: Progress;
}

const heartbeatMs = 5_000;

/** With no word from npm for so long, there is no hope left. A big package on a slow line takes some minutes. */
const silenceLimitMs = 600_000;

const options: readonly string[] = [
	"--ignore-scripts",
	"--omit=dev",
	"--no-audit",
	"--no-fund",
	"--loglevel=http",
	// What was fetched once needs no network, and is not asked about again.
	"--prefer-offline",
	// Without a network npm would try for minutes before it says so.
	"--fetch-retries=2",
	"--fetch-retry-mintimeout=1000",
	"--fetch-retry-maxtimeout=5000",
];

/**
 * Runs `npm install` without any install script, so that nothing is compiled and nothing is downloaded from outside the
 * registry. Says every few seconds how far it is. Rejects with an `Error` that ends in npm's own last lines.
 */
export async function npmInstall({
	folder,
	packages,
	what,
	progress,
}: NpmInstall): Promise<void> {
	const child = spawn(
		"npm",
		["install", "--prefix", folder, ...options, ...packages],
		{
			cwd: folder,
			shell: process.platform === "win32",
			stdio: ["ignore", "pipe", "pipe"],
		},
	);
	let fetched = 0;
	let lastWord = Date.now();
	const lastLines: string[] = [];
	const readLines = (chunk: Buffer): void => {
		lastWord = Date.now();
		for (const line of chunk.toString().split("\n")) {
			if (line.startsWith("npm http")) {
				fetched += 1;
			} else if (line.trim() !== "" && !line.includes("EBADENGINE")) {
				lastLines.push(line);
				lastLines.splice(0, lastLines.length - 15);
			}
		}
	};
	child.stdout.on("data", readLines);
	child.stderr.on("data", readLines);
	const heartbeat = setInterval(() => {
		const silenceMs = Date.now() - lastWord;
		const silence =
			silenceMs > 2 * heartbeatMs
				? `, nothing new for ${Math.round(silenceMs / 1000)} s`
				: "";
		progress(`… ${what}: ${fetched} files fetched${silence}`);
		if (silenceMs > silenceLimitMs) {
			lastLines.push("(nothing more; it was ended)");
			child.kill();
		}
	}, heartbeatMs);
	try {
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once("error", reject);
			child.once("close", resolve);
		});
		if (code !== 0) {
			throw new Error(
				`npm could not install ${what}. Is the npm registry reachable? npm said:\n${lastLines.join("\n")}`,
			);
		}
	} finally {
		clearInterval(heartbeat);
	}
}
