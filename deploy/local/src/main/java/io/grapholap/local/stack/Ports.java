package io.grapholap.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Free TCP ports of the loopback address. */
final class Ports {
    private Ports() {}

    /**
     * One free port per name: the wanted one if it is free, else any. No port is given twice.
     *
     * @param wanted port by name; 0 means any
     */
    static Map<String, Integer> pick(Map<String, Integer> wanted) {
        var open = new ArrayList<ServerSocket>();
        try {
            var picked = new LinkedHashMap<String, Integer>();
            wanted.forEach((name, port) -> picked.put(name, reserve(port, open)));
            return picked;
        } finally {
            close(open);
        }
    }

    private static int reserve(int wanted, List<ServerSocket> open) {
        try {
            return bind(wanted, open);
        } catch (IOException taken) {
            try {
                return bind(0, open);
            } catch (IOException e) {
                throw new StackException("no free port on the loopback address", e);
            }
        }
    }

    private static int bind(int port, List<ServerSocket> open) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        open.add(socket);
        return socket.getLocalPort();
    }

    private static void close(List<ServerSocket> open) {
        for (var socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new StackException("cannot give port " + socket.getLocalPort() + " back", e);
            }
        }
    }
}
