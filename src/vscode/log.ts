import type { LogOutputChannel } from "vscode";
import type { Log } from "../core/ports.ts";

/** Tacit's log in the Output panel, as the port that the floor of the house knows. */
export function channelLog(channel: LogOutputChannel): Log {
	return {
		info: (message) => channel.info(message),
		warn: (message, cause) =>
			cause === undefined
				? channel.warn(message)
				: channel.warn(message, cause),
	};
}
