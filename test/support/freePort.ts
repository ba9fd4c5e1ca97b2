import { createServer } from "node:net";

/** Whether a server can be started on this port of 127.0.0.1 now. */
export function isPortFree(port: number): Promise<boolean> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once("error", (error: NodeJS.ErrnoException) => {
			if (error.code === "EADDRINUSE" || error.code === "EACCES") {
				resolve(false);
			} else {
				reject(error);
			}
		});
		server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
	});
}
