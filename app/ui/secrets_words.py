"""Where the secrets lie, in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.secrets_place import Keeper, SecretsPlace


class SecretsWords(QObject):
    """The same on the sign-in page, in 设置 and on the command line."""

    def where(self, place: SecretsPlace) -> str:
        """`密钥保存在系统钥匙串里：Windows 凭据管理器`."""
        if place.keeper is Keeper.FILE:
            return self.tr("这台电脑没有可用的系统钥匙串，密钥保存在用口令加密的文件里：{file}").format(file=place.name)
        return self.tr("密钥保存在系统钥匙串里：{keyring}").format(keyring=self._keyring(place))

    def _keyring(self, place: SecretsPlace) -> str:
        return {
            Keeper.WINDOWS: self.tr("Windows 凭据管理器"),
            Keeper.MACOS: self.tr("macOS 钥匙串"),
            Keeper.SECRET_SERVICE: self.tr("Linux 密钥环（Secret Service）"),
            Keeper.LIBSECRET: self.tr("Linux 密钥环（libsecret）"),
            Keeper.KWALLET: self.tr("KDE 钱包"),
        }.get(place.keeper, place.name)
