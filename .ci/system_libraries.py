"""Find the system libraries that Qt lacks on this machine, and install them where that is allowed.

Qt's wheels bring Qt but not the X11, Wayland, OpenGL and font libraries of a Linux system. Root on
a machine with apt gets them installed; everybody else is told the exact line to run.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libICE.so.6": "libice6",
    "libSM.so.6": "libsm6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgomp.so.1": "libgomp1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
NEEDED_BY = (
    "PySide6/QtWidgets.abi3.so",
    "PySide6/QtSvg.abi3.so",
    "PySide6/Qt/lib/libQt6XcbQpa.so.6",
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "cv2/cv2.abi3.so",
)


def missing_libraries() -> set[str]:
    """Return the names of shared libraries that are needed and not found."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        sys.exit("PySide6 is not installed; remove .venv and run make again")
    site_packages = Path(spec.origin).parent.parent
    missing: set[str] = set()
    for name in NEEDED_BY:
        if (site_packages / name).exists():
            listing = subprocess.run(
                ["ldd", site_packages / name], capture_output=True, text=True, check=False
            )
            missing.update(re.findall(r"(\S+) => not found", listing.stdout))
    return {name for name in missing if not name.startswith("libQt6")}


def main() -> None:
    """Install or name what is missing."""
    if not sys.platform.startswith("linux") or shutil.which("ldd") is None:
        return
    missing = missing_libraries()
    if not missing:
        return
    packages = sorted({PACKAGES[name] for name in missing if name in PACKAGES})
    unknown = sorted(missing - PACKAGES.keys())
    if os.geteuid() == 0 and shutil.which("apt-get") and packages:
        print("installing system libraries for Qt:", *packages)
        quiet = {
            "stdout": subprocess.DEVNULL,
            "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        }
        subprocess.run(["apt-get", "update", "-qq"], check=True, **quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", *packages], check=True, **quiet)
        missing = missing_libraries()
    if not missing:
        return
    if packages and shutil.which("apt-get"):
        sys.exit(f"Qt needs system libraries; run: sudo apt-get install {' '.join(packages)}")
    names = " ".join(unknown or sorted(missing))
    sys.exit(f"Qt needs these libraries of your system, please install them: {names}")


if __name__ == "__main__":
    main()
