import { findOnPath, isExecutable } from "./findOnPath.ts";

const namesOnPath = [
	"chromium",
	"chromium-browser",
	"google-chrome",
	"google-chrome-stable",
	"chrome",
	"msedge",
];

const macApplications = [
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/**
 * Absolute path of a Chromium, Chrome or Edge that is installed on this machine: the one that the environment variable
 * `CHROMIUM` names, else one on the PATH, else an application on macOS; `undefined` where there is none.
 * Throws an `Error` when `CHROMIUM` names nothing that can be run. `CHROMIUM=npm` asks to ignore what is installed.
 */
export async function findInstalledBrowser(): Promise<string | undefined> {
	const named = process.env["CHROMIUM"];
	if (named === "npm") {
		return undefined;
	}
	if (named !== undefined && named !== "") {
		if (await isExecutable(named)) {
			return named;
		}
		throw new Error(
			`The environment variable CHROMIUM names ${named}, which cannot be run.`,
		);
	}
	const onPath = await findOnPath(namesOnPath);
	if (onPath !== undefined || process.platform !== "darwin") {
		return onPath;
	}
	for (const application of macApplications) {
		if (await isExecutable(application)) {
			return application;
		}
	}
	return undefined;
}
