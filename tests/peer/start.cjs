// node start.cjs PACKAGE: the server on a free port of this machine, which it prints.
const net = require("net");
const TelegramServer = require(process.argv[2]);

const probe = net.createServer().listen(0, "127.0.0.1", () => {
  const { port } = probe.address();
  probe.close(async () => {
    await new TelegramServer({ port, host: "127.0.0.1" }).start();
    console.log(port);
  });
});
