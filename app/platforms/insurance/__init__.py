"""The national medical insurance platform (国家医保信息平台): inventory transactions 3501–3513, sign-in 9001 and 9002.

Each province republishes the national text with changes, so every difference is data in a region profile.
Source: 医疗保障信息平台定点医药机构接口规范, editions V0.9.9.15 to V1.1.72 as far as published.
"""
